"""The client of a service, as it is first written."""
import aiohttp
import httpx


async def login(url, password):
    async with aiohttp.ClientSession() as session:
        async with session.post(url, json={"password": password}) as response:
            return (await response.json())["token"]


async def profile(url, token):
    async with httpx.AsyncClient(headers={"authorization": f"Bearer {token}"}) as client:
        response = await client.get(url)
        if response.status_code == 401:
            return None
    return response.json()


async def logout(url):
    client = httpx.AsyncClient()  # expect: prefer-context-manager
    try:
        await client.post(url)
    finally:
        await client.aclose()


async def avatar(url):
    async with aiohttp.ClientSession() as session:
        return await session.get(url)
