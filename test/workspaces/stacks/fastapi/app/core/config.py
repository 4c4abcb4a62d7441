import os

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    API_V1_STR: str = "/api/v1"
    ADMIN_PATH: str = os.getenv("ADMIN_PATH", "/admin")


settings = Settings()
