from datetime import datetime
from typing import Optional

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Stamped:
    created_at: Mapped[datetime] = mapped_column(index=True)


order_tags = Table(
    "order_tags",
    Base.metadata,
    Column("order_id", ForeignKey("orders.id"), primary_key=True),
    Column("tag", String(20), primary_key=True),
)


class Customer(Stamped, Base):
    __tablename__ = "customers"

    id: Mapped[int] = mapped_column(primary_key=True)
    mail: Mapped[str] = mapped_column("email", String(200), unique=True)
    note: Mapped[Optional[str]]
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class Order(Stamped, Base):
    __tablename__ = "orders"
    __table_args__ = (UniqueConstraint("customer_id", "number"), Index("ix_state", "state"))

    id = Column(Integer, primary_key=True)
    number = Column(Integer, nullable=False)
    state = Column(String(10))
    customer_id = Column(ForeignKey(Customer.id), nullable=False)
    customer = relationship("Customer", back_populates="orders")
