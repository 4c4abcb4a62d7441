from shop.modules import carts, signs, stalls
from shop.service import service

for section in (stalls, carts, signs):
    service.register_blueprint(section)
