from typing import Annotated

from fastapi import Depends, HTTPException


def get_current_user(token: str):
    if not token:
        raise HTTPException(401)
    return {"id": 1}


def get_current_admin(user=Depends(get_current_user)):
    return user


CurrentUser = Annotated[dict, Depends(get_current_user)]
