from typing import Annotated, ClassVar, Optional

from pydantic import BaseModel, Field, model_validator


class Line(BaseModel):
    limit: ClassVar[int] = 3
    sku: str
    amount: int = Field(..., gt=0)


class NewOrder(Line):
    note: Optional[str]
    address: str | None = None
    parcel: str = Field(default="box")
    buyer: str = Field(..., alias="buyerId")
    tags: list[str] = Field(default_factory=list)
    weight: Annotated[int, Field(gt=0)]


class Lenient(BaseModel):
    sku: str

    @model_validator(mode="before")
    @classmethod
    def fill(cls, data):
        return data


class Remote(RemoteModel):
    sku: str
