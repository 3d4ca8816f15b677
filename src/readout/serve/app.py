"""The web application: which address is answered by which page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from pathlib import Path

from anyio import to_thread
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from readout.errors import NotFound, ReadoutError, RecordLocked, UsageError
from readout.serve.answered import Answered
from readout.serve.asking import Asking
from readout.serve.desk import Desk
from readout.serve.guard import LOOPBACK, Guard
from readout.serve.pages import PAGES, Page
from readout.serve.theming import choose_theme
from readout.serve.warming import warm
from readout.serve.writing import environment
from readout.watching import FILE

AT_ONCE = 3
"""Pages made at a time: more would take turns on the same cores, and all come late."""

_STATIC = Path(str(files("readout.serve"))) / "static"
_HTMX = Path(str(files("js_lib_htmx"))) / "static" / "htmx" / "htmx.min.js"
_ASSETS = {
    "readout.css": _STATIC / "readout.css",
    "readout.js": _STATIC / "readout.js",
    "htmx.js": _HTMX,
    "icon.svg": _STATIC / "icon.svg",
}
_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_STATUS: tuple[tuple[type[ReadoutError], int], ...] = (
    (NotFound, 404),
    (UsageError, 400),
    (RecordLocked, 409),
)


def make_app(record: str | Path, *, hosts: Sequence[str] = LOOPBACK, watches: Path = Path(FILE)) -> Starlette:
    """The pages of a record.

    Args:
        record: Its folder.
        hosts: Names that the server answers to.
        watches: File of the watches, whether or not it is there.

    Returns:
        An ASGI application.

    Raises:
        RecordMissing: There is no record there.
    """
    desk, pages = Desk(record, watches=watches), environment()
    answered = Answered()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
        desk.keep_warm(lambda view: warm(view, desk, pages, PAGES))
        yield
        desk.close()

    routes = [
        Route(page.path, _endpoint(page, answered, desk, pages), methods=list(page.methods)) for page in PAGES
    ]
    return Starlette(
        routes=[Route("/static/{name}", _asset), Route("/theme", choose_theme, methods=["POST"]), *routes],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={404: partial(_no_such_page, desk=desk, pages=pages)},
        lifespan=lifespan,
    )


def _endpoint(page: Page, answered: Answered, desk: Desk, pages: Environment) -> Callable[..., object]:
    async def answer(request: Request) -> Response:
        form = dict(await request.form()) if request.method == "POST" else {}
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        return await run_in_threadpool(_answer, page, answered, desk, pages, request, fields)

    return answer


def _answer(
    page: Page, answered: Answered, desk: Desk, pages: Environment, request: Request, form: dict[str, str]
) -> Response:
    as_of = request.query_params.get("as_of", "").strip() or None
    try:
        with desk.view(as_of) as view:
            ask = Asking(request=request, desk=desk, view=view, as_of=as_of, pages=pages)
            if request.method == "POST":
                return page.write(ask, form) if page.write else Response(status_code=405)
            return answered.of(ask, page.answer) if page.is_of_state else page.answer(ask)
    except ReadoutError as error:
        return _told(error, desk, pages, request)


def _told(error: ReadoutError, desk: Desk, pages: Environment, request: Request) -> Response:
    """What went wrong, where, and what next: as a page, or as JSON where data was asked for."""
    status = next((number for kind, number in _STATUS if isinstance(error, kind)), 500)
    if "." in request.url.path.rpartition("/")[2] and not request.url.path.endswith(".html"):
        told = {"code": error.code, "message": error.message, "hint": error.hint}
        return JSONResponse({"error": told}, status_code=status)
    with desk.view() as view:
        ask = Asking(request=request, desk=desk, view=view, as_of=None, pages=pages)
        return ask.render("error.html", status=status, error=error)


def _no_such_page(request: Request, _: Exception, *, desk: Desk, pages: Environment) -> Response:
    error = NotFound("There is no such page.", hint="Begin at the overview, or search.")
    return _told(error, desk, pages, request)


def _asset(request: Request) -> Response:
    path = _ASSETS.get(request.path_params["name"])
    if path is None:
        return Response(status_code=404)
    kind = _KINDS[path.suffix[1:]]
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "max-age=3600"})
