from shop.sections import NamedSection, Section

stalls = NamedSection("stalls", __name__)
carts = Section("carts", __name__, url_prefix="/trolleys")
signs = Section(choose_name(), __name__)


@stalls.route("/all")
def all_stalls():
    return []


@carts.route("/all")
def all_carts():
    return []


@signs.route("/all")
def all_signs():
    return []
