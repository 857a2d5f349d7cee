"""The client of a service, as it is first written."""
import aiohttp
import httpx


async def login(url, password):
    session = aiohttp.ClientSession()  # expect: no-undisposed-session
    async with session.post(url, json={"password": password}) as response:
        return (await response.json())["token"]


async def profile(url, token):
    client = httpx.AsyncClient(headers={"authorization": f"Bearer {token}"})  # expect: no-undisposed-session
    response = await client.get(url)
    if response.status_code == 401:
        return None
    await client.aclose()
    return response.json()


async def logout(url):
    client = httpx.AsyncClient()
    try:
        await client.post(url)
    finally:
        await client.close()  # expect: no-undisposed-session


async def avatar(url):
    with aiohttp.ClientSession() as session:  # expect: no-undisposed-session
        return await session.get(url)
