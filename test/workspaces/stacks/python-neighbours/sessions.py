import aiohttp
import httpx
import requests


def stock(number):
    session = requests.Session()
    return session.get(f"https://stock.example.com/{number}")


async def patient():
    async with httpx.AsyncClient(timeout=None) as client:
        return await client.get("https://slow.example.com/today")


async def hurried():
    async with aiohttp.ClientSession(raise_for_status=True) as five_minute_session:
        return await five_minute_session.get("https://quick.example.com/today")


class Prices:
    def __init__(self, session):
        self.session = session

    def latest(self):
        return self.session.get("https://prices.example.com/latest")
