from fastapi import APIRouter

from . import orders
from .stock import router as stock_router

api = APIRouter()
for one in (orders.router, stock_router):
    api.include_router(one)
