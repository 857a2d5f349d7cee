# Connects a socket by hand and sends a word.
# way: ping
# edits: none, a block holds what it gives
import asyncio
import socket
import sys
import threading


def serve(server):
    connection, _address = server.accept()
    with connection:
        connection.sendall(connection.recv(100).upper())


async def ask(address, word):
    with socket.create_connection(address) as connection:
        connection.sendall(word.encode())
        return connection.recv(100).decode()


def main(word):
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server,))
        thread.start()
        print(asyncio.run(ask(server.getsockname(), word)))
        thread.join()


main(sys.argv[1])
