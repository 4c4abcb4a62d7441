from sqlalchemy import delete, select

from .models import Customer, Order


def by_mail(session, mail: str):
    return session.query(Customer).filter(Customer.mail == mail).first()


async def open_orders(session):
    statement = select(Order).join(Customer).where(Order.state == "open")
    rows = await session.execute(select(Order).order_by(Order.number.desc()).limit(5))
    every = session.scalars(select(Order)).all()
    return statement, rows, every


def place(session, numbers):
    with session.begin():
        for number in numbers:
            order = Order(number=number)
            session.add(order)
    session.execute(delete(Order).where(Order.state == "void"))
    return session.get(Order, 1)
