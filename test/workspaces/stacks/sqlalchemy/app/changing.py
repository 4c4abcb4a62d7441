from sqlalchemy import func, select

from .models import Customer, Order


def pay(session, number):
    found = session.execute(select(Order).where(Order.number == number)).scalar_one()
    found.state = "paid"
    session.commit()


async def move(session, customer: Customer, mail: str):
    customer.mail = mail
    await session.commit()
    customer.name = mail
    await session.commit()


def close(session, number):
    latest = session.query(Order).filter(Order.number == number).first()
    latest.state = "closed"
    session.add(latest)
    session.commit()


def drop(session, number):
    wanted = session.scalars(select(Order)).first()
    session.delete(wanted)


def touch(session, settings):
    settings.state = "open"
    session.commit()


def counted(session):
    return session.query(
        func.count(Order.number).label("total"), Customer.mail.label("mail")
    ).join(Customer).all()


def fill(session, rows):
    session.execute(Order.__table__.insert().values(rows))
    return Customer.query.get(1)


def with_orders(session):
    found = session.query(Customer).filter(Customer.orders.any(state="open")).all()
    loaded = session.query(Order).options(joinedload(Order.customer)).first()
    return found, loaded
