from shop.labels import labels
from shop.service import service

service.register_blueprint(labels, url_prefix="/labelled")
