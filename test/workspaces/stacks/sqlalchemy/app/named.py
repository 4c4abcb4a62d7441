from sqlalchemy import Column, Integer, String, select
from sqlalchemy.orm import DeclarativeBase, declared_attr


class NamedBase(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls):
        return table_name_of(cls.__name__)


class Noted:
    note = Column(String)


class StockItem(NamedBase, Noted):
    id = Column(Integer, primary_key=True)
    kind = Column(String)


class SoldItem(StockItem):
    __mapper_args__ = {"polymorphic_identity": "sold"}


class ReturnedItem(StockItem):
    __mapper_args__ = {"polymorphic_identity": "returned"}
    reason = Column(String)


def sold(session):
    return session.scalars(select(SoldItem)).all()


def returned(session):
    return session.query(ReturnedItem).filter(ReturnedItem.reason.is_(None)).all()


class Lowered(DeclarativeBase):
    @declared_attr
    def __tablename__(cls) -> str:
        return cls.__name__.lower()


class PriceList(Lowered):
    id = Column(Integer, primary_key=True)


def remove(session, item: StockItem):
    session.delete(item)
