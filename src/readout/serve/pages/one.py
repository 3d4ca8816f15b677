"""Every page of one thing but an event: a document, a person or body, single rows, their citations."""

from readout.serve.page import Page
from readout.serve.pages import cite, document, entity, kept, single, statement, story

PAGES: tuple[Page, ...] = (
    *document.PAGES,
    *entity.PAGES,
    *statement.PAGES,
    *single.PAGES,
    *story.PAGES,
    *kept.PAGES,
    *cite.PAGES,
)
