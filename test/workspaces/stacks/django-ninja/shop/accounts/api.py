from ninja import Router, Schema

router = Router()


class AccountIn(Schema):
    name: str


@router.post("")
def create(request, account: AccountIn):
    return {}


@router.get("/{int:account_id}")
def read(request, account_id: int):
    return {}
