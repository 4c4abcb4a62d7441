from arq import create_pool

from .jobs import count_stock


class WorkerSettings:
    functions = [count_stock]


async def plan(settings):
    redis = await create_pool(settings)
    await redis.enqueue_job("count_stock", 1)
