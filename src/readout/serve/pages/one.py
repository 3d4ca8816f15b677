"""Every page of one thing but an event: a document, a person or body, single rows, their citations."""

from readout.serve.page import Page
from readout.serve.pages import cite, document, entity, single, statement

PAGES: tuple[Page, ...] = (*document.PAGES, *entity.PAGES, *statement.PAGES, *single.PAGES, *cite.PAGES)
