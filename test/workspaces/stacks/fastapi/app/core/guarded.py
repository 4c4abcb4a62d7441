from typing import Any, Callable

from fastapi import Security

from .deps import get_current_user


def protected_route(add: Callable[..., Any], path: str, **kwargs: Any):
    def decorate(endpoint):
        return add(path, dependencies=[Security(get_current_user)], **kwargs)(endpoint)

    return decorate
