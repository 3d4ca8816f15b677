"""Light or dark: remembered in a cookie, so that a page is right before any script runs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from readout.serve.asking import THEMES

_YEAR_S = 365 * 24 * 3600


async def choose_theme(request: Request) -> Response:
    """Remember the theme and go back to the page that asked.

    Args:
        request: A form with `theme` and `back`, a path of ours.

    Returns:
        A redirection.
    """
    form = await request.form()
    back, theme = str(form.get("back", "/")), str(form.get("theme", "auto"))
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    answer = RedirectResponse(back if is_ours else "/", status_code=303)
    if theme in THEMES:
        answer.set_cookie("theme", theme, max_age=_YEAR_S, samesite="strict", httponly=True)
    return answer
