from . import refunds
from .router import router
