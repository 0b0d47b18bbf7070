"""The generic engine: create, find, list, update, delete, driven by the route table."""

import pytest


@pytest.fixture
def people(api):
    for number in range(1, 8):
        body = {
            "username": f"user{number}",
            "company": "even" if number % 2 == 0 else "odd",
            "password_validity_days": number,
        }
        assert api.post("/users", **body).status_code == 201
    return api


def walk(api, **params):
    """All usernames, page by page."""
    found, cursors = [], set()
    while True:
        answer = api.get("/users", **params)
        assert answer.status_code == 200, answer.text
        found += [record["username"] for record in answer.json()]
        cursor = answer.headers.get("X-Files-Cursor-Next")
        assert answer.headers.get("X-Files-Cursor") == cursor
        if not cursor:
            return found
        assert cursor not in cursors
        cursors.add(cursor)
        params["cursor"] = cursor


def test_life_of_a_record(api, check_problem):
    """A record can be created, found, changed and deleted, with the statuses of the service."""
    created = api.post("/groups", name="crew", notes="n")
    assert created.status_code == 201
    id = created.json()["id"]
    assert api.get(f"/groups/{id}").json() == created.json()
    changed = api.patch(f"/groups/{id}", notes=None)
    assert (changed.status_code, changed.json()["notes"], changed.json()["name"]) == (200, None, "crew")
    gone = api.delete(f"/groups/{id}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert check_problem(api.get(f"/groups/{id}")) == (404, "not-found/group-not-found")
    assert check_problem(api.delete(f"/groups/{id}")) == (404, "not-found/group-not-found")


@pytest.mark.parametrize("id", ["0", "abc", "-1", "99999999999999999999999", "1.0", "%20"])
def test_ids_that_cannot_be(api, check_problem, id):
    """An id that no record can have is not found, never a crash."""
    assert check_problem(api.get(f"/users/{id}")) == (404, "not-found/user-not-found")


def test_ids_are_not_used_again(api):
    """A deleted record's id stays unused."""
    first = api.post("/groups", name="a").json()["id"]
    api.delete(f"/groups/{first}")
    assert api.post("/groups", name="a").json()["id"] > first


def test_unique_names(api, check_problem):
    """Two users cannot have the same name, whatever the case."""
    assert check_problem(api.post("/users", username="MOTOR")) == (422, "processing-failure/model-save-error")


def test_pages(people):
    """A walk at any page size sees every record once, in order, and ends without a cursor."""
    everyone = ["motor", *(f"user{number}" for number in range(1, 8))]
    for per_page in (1, 2, 3, 7, 8, 100):
        assert walk(people, per_page=per_page) == everyone


def test_previous_page(people):
    """The cursor to the page before leads there, and the first page has none."""
    first = people.get("/users", per_page=3)
    assert "X-Files-Cursor-Prev" not in first.headers
    second = people.get("/users", per_page=3, cursor=first.headers["X-Files-Cursor-Next"])
    back = people.get("/users", per_page=3, cursor=second.headers["X-Files-Cursor-Prev"])
    assert back.json() == first.json()
    assert "X-Files-Cursor-Prev" not in back.headers
    assert back.headers["X-Files-Cursor-Next"]


@pytest.mark.parametrize("per_page", [1, 2, 100])
def test_sorting(people, per_page):
    """Sorted lists are sorted over all pages; equal values keep a fixed order."""
    by_company = walk(people, per_page=per_page, **{"sort_by[company]": "asc"})
    assert by_company[1:] == ["user2", "user4", "user6", "user1", "user3", "user5", "user7"] or by_company[:-1] == [
        "user2",
        "user4",
        "user6",
        "user1",
        "user3",
        "user5",
        "user7",
    ]
    by_days = walk(people, per_page=per_page, **{"sort_by[username]": "desc"})
    assert by_days == [*(f"user{number}" for number in range(7, 0, -1)), "motor"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"filter[company]": "even"}, "246"),
        ({"filter[company]": "EVEN"}, "246"),
        ({"filter_prefix[username]": "USER1"}, "1"),
        ({"filter_prefix[username]": "user_"}, ""),
        ({"filter_gt[password_validity_days]": "5"}, "67"),
        ({"filter_gteq[password_validity_days]": "5"}, "567"),
        ({"filter_lt[password_validity_days]": "3"}, "12"),
        ({"filter_lteq[password_validity_days]": "3", "filter[company]": "odd"}, "13"),
        ({"ids": "3,4"}, "23"),
        ({"search": "user7"}, "7"),
    ],
)
def test_filters(people, filters, expected):
    """Each filter keeps exactly the records that meet it."""
    assert walk(people, per_page=2, **filters) == [f"user{number}" for number in expected]


@pytest.mark.parametrize(
    ("params", "type"),
    [
        ({"filter[nonsense]": "1"}, "bad-request/invalid-filter-field"),
        ({"filter_gt[username]": "1"}, "bad-request/invalid-filter-field"),
        ({"filter[password_validity_days]": "x"}, "bad-request/invalid-filter-param-value"),
        ({"filter": "x"}, "bad-request/request-params-invalid"),
        ({"sort_by[nonsense]": "asc"}, "bad-request/invalid-sort-field"),
        ({"sort_by[username]": "up"}, "bad-request/request-params-invalid"),
        ({"per_page": "0"}, "bad-request/request-params-invalid"),
        ({"per_page": "many"}, "bad-request/request-params-invalid"),
        ({"cursor": "made-up"}, "bad-request/invalid-cursor"),
        ({"cursor": "é.ü"}, "bad-request/invalid-cursor"),
    ],
)
def test_refused_queries(api, check_problem, params, type):
    """A query that the table does not allow is refused with its own type."""
    assert check_problem(api.get("/users", **params)) == (400, type)


def test_cursor_belongs_to_its_query(people, check_problem):
    """A cursor of another list or another order is foreign."""
    cursor = people.get("/users", per_page=1).headers["X-Files-Cursor-Next"]
    other_order = people.get("/users", cursor=cursor, **{"sort_by[username]": "asc"})
    assert check_problem(other_order) == (400, "bad-request/invalid-cursor")
    assert check_problem(people.get("/groups", cursor=cursor)) == (400, "bad-request/invalid-cursor")
    assert people.get("/users", per_page=2, cursor=cursor).status_code == 200
