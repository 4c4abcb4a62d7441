from fastapi import APIRouter


class SlashedRouter(APIRouter):
    """Answers with and without a slash at the end; adds no route of its own."""

    def api_route(self, path: str, **options):
        return super().api_route(path.rstrip("/"), **options)
