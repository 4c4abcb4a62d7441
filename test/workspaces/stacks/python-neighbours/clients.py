import os

import httpx
import redis
import requests
from pydantic_settings import BaseSettings

BASE = os.environ["STOCK_URL"]
cache = redis.Redis.from_url(os.getenv("REDIS_URL", "redis://localhost"))


class Settings(BaseSettings):
    smtp_host: str = "localhost"


def charge(total):
    requests.post("https://pay.example.com/charges", json={"total": total})
    return requests.get(f"{BASE}/levels", timeout=3)


async def rates():
    async with httpx.AsyncClient() as client:
        return await client.get("https://rates.example.com/today")
