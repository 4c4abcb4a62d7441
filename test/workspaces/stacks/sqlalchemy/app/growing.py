from enum import Enum

from sqlalchemy import Column, ForeignKey, Integer, String, select
from sqlalchemy.orm import relationship

from . import models
from .models import Base, Customer, Order


class State(str, Enum):
    open = "open"
    void = "void"


class Parcel(Base):
    __tablename__ = "parcels"

    id = Column(Integer, primary_key=True)
    state = Column(String)
    order_id = Column(ForeignKey("orders.id"))
    payer_ref = Column(ForeignKey("customers.id"))
    order = relationship(Order)
    payer = relationship("Customer", foreign_keys=[payer_ref])

    @classmethod
    def of(cls, order):
        return cls.query.filter(cls.order == order, cls.state == State.open).all()

    @classmethod
    def of_payer(cls, payer):
        return cls.query.filter(Parcel.payer == payer).order_by(cls.id).first()


def found(session, state, mail=None):
    query = session.query(models.Order).filter(models.Order.state.in_([State.open, State.void]))
    if mail:
        query = query.join(Order.customer).filter(Customer.mail == mail)
    query = query.order_by(Order.number)
    return query.limit(20).all()


def other(session):
    query = select(Parcel)
    query = select(Order).where(Order.number > 3)
    return session.scalars(query)
