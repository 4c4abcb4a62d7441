from shop import configuration
from shop.paths import trailing_slash

ROOT_URLCONF = "shop.urls"

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
}
BASE_PATH = trailing_slash(getattr(configuration, "BASE_PATH", "/base"))
