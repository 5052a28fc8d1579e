"""One office for each story, and a browser's way to speak with it."""

from collections.abc import Iterator

import httpx
import pytest

from store.database import Database
from tests.web.office import Office, serving


@pytest.fixture
def office(sqlite_database: Database) -> Iterator[Office]:
    """An office whose page lets anyone choose whom to be, with its server running."""
    with serving(Office(sqlite_database)) as served:
        yield served


@pytest.fixture
def visitor(office: Office) -> Iterator[httpx.Client]:
    """A browser without script: it keeps cookies and follows redirects."""
    with httpx.Client(base_url=office.url, follow_redirects=True, trust_env=False) as client:
        yield client
