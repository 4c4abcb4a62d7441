from .models import Offer, Stall


class Offers:
    model = Offer

    @classmethod
    def cheap(cls, most):
        return cls.model.select().where(cls.model.price < most).order_by(cls.model.price).limit(5)


def at(name):
    return Offer.select(Offer.price).join(Stall, on=(Offer.stall == Stall.id)).where(Stall.name == name)


def open_stall(name):
    Stall.update(is_open=True).where(Stall.name == name).execute()
    found = Stall.get(Stall.name == name)
    found.name = name.upper()
    found.save()
    return Offer.create(stall=found, price=3)


def close(name):
    Stall.delete().where(Stall.name == name).execute()
    Stall(name=name).save(force_insert=True)


def settings():
    Defaults.update({"name": 1})
    return Defaults.get("name")
