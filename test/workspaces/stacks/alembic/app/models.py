from sqlalchemy import Boolean, Column, Integer, String
from sqlalchemy.orm import DeclarativeBase, declared_attr


class Base(DeclarativeBase):
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()


# It was made before there were migrations: what these add is in here.
class Reader(Base):
    id = Column(Integer, primary_key=True)
    email = Column(String)
    is_blocked = Column(Boolean)
