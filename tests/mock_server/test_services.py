"""Behaviour that is particular to one resource: links, memberships, comments, runs, usage, history."""

from __future__ import annotations

import base64
import hashlib

import pytest
import requests
from files_mock_server.testing import MockServer


@pytest.fixture
def motor(api):
    """The id of the site admin."""
    return api.get("/users").json()[0]["id"]


def make(api, path, /, **body):
    answer = api.post(path, **body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_memberships_agree(api, motor, check_problem):
    """A membership shows in the group, in the user and in its own record, whichever way it was made."""
    user = make(api, "/users", username="second")["id"]
    group = make(api, "/groups", name="crew", user_ids=str(motor))["id"]
    row = make(api, "/group_users", group_id=group, user_id=user, admin=True)
    assert (row["group_name"], row["username"], row["admin"]) == ("crew", "second", True)
    shown = api.get("/groups").json()[0]
    assert (shown["user_ids"], shown["admin_ids"], shown["usernames"]) == (f"{motor},{user}", str(user), "motor,second")
    assert api.get(f"/users/{user}").json()["group_ids"] == str(group)
    body = {"group_id": group, "user_id": user, "admin": False}
    assert api.patch(f"/group_users/{row['id']}", **body).json()["admin"] is False
    assert api.get(f"/groups/{group}").json()["admin_ids"] == ""
    api.patch(f"/users/{motor}", group_ids="")
    assert [one["user_id"] for one in api.get("/group_users", group_id=group).json()] == [user]
    api.patch(f"/users/{user}", username="renamed")
    assert api.get(f"/groups/{group}").json()["usernames"] == "renamed"
    assert api.get("/group_users", user_id=user).json()[0]["username"] == "renamed"
    assert api.delete(f"/group_users/{row['id']}", group_id=group, user_id=user).status_code == 204
    assert api.get(f"/groups/{group}").json()["user_ids"] == ""
    assert api.get(f"/users/{user}").json()["group_ids"] == ""
    assert check_problem(api.delete(f"/group_users/{row['id']}", group_id=group, user_id=user))[0] == 404
    assert check_problem(api.post("/group_users", group_id=group, user_id=99)) == (404, "not-found/user-not-found")
    assert check_problem(api.post("/group_users", group_id=99, user_id=user)) == (404, "not-found/group-not-found")


def test_public_key_fingerprints(api, check_problem):
    """A public key is shown by the fingerprints that OpenSSH computes, and garbage is refused."""
    blob = (11).to_bytes(4, "big") + b"ssh-ed25519" + (32).to_bytes(4, "big") + bytes(range(32))
    text = f"ssh-ed25519 {base64.b64encode(blob).decode()} me@example.com"
    key = make(api, "/public_keys", title="laptop", public_key=text)
    digest = base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
    assert key["fingerprint_sha256"] == f"SHA256:{digest}"
    assert key["fingerprint"].count(":") == 15
    assert "public_key" not in key
    for bad in ("garbage", "ssh-rsa AAAA", "ssh-rsa " + text.split()[1]):
        answer = api.post("/public_keys", title="bad", public_key=bad)
        assert check_problem(answer) == (422, "processing-failure/model-save-error")


def test_runs(api, check_problem):
    """A manual run leaves a run behind, whose nodes can be looked at and run again."""
    definition = {"nodes": [{"id": "n1", "type": "copy"}, {"id": "n2", "type": "move"}]}
    automation = make(api, "/automations", automation="run_graph", definition=definition)["id"]
    assert api.post(f"/automations/{automation}/manual_run").status_code == 204
    (run,) = api.get("/automation_runs", automation_id=automation).json()
    assert run["status"] == "success"
    assert api.get(f"/automation_runs/{run['id']}/node", node_id="n2").json()["node_type"] == "move"
    assert check_problem(api.get(f"/automation_runs/{run['id']}/node", node_id="n3"))[0] == 404
    again = api.post(f"/automation_runs/{run['id']}/rerun", node_id="n1").json()
    assert (again["rerun_of_run_id"], again["rerun_from_node_id"]) == (run["id"], "n1")
    assert len(api.get("/automation_runs", automation_id=automation).json()) == 2
    sync = make(api, "/syncs", name="s")["id"]
    api.post(f"/syncs/{sync}/manual_run")
    api.post(f"/syncs/{sync}/dry_run")
    runs = api.get("/sync_runs", **{"filter[sync_id]": sync}).json()
    assert [one["dry_run"] for one in runs] == [False, True]
    assert api.get(f"/syncs/{sync}").json()["latest_sync_run"]["id"] == runs[0]["id"]
    assert check_problem(api.post("/syncs/99/manual_run"))[0] == 404


def test_actions_change_what_they_say(api):
    """Actions on a record show in the record afterwards."""
    assert api.post("/expectation_incidents/1/snooze", snoozed_until="2030-01-01T00:00:00Z").status_code == 200
    assert api.get("/expectation_incidents/1").json()["snoozed_until"] == "2030-01-01T00:00:00Z"
    resolved = api.post("/expectation_incidents/1/resolve").json()
    assert (resolved["status"], resolved["snoozed_until"]) == ("resolved", None)
    assert resolved["resolved_at"] is not None
    snapshot = make(api, "/snapshots", name="s")
    assert snapshot["finalized_at"] is None
    assert api.post(f"/snapshots/{snapshot['id']}/finalize").status_code == 204
    assert api.get(f"/snapshots/{snapshot['id']}").json()["finalized_at"] is not None
    domain = make(api, "/custom_domains", domain="files.example.com")["id"]
    assert len(api.post(f"/custom_domains/{domain}/allocate_ips", count=2).json()["outbound_ip_addresses"]) == 2
    before = api.get("/as2_incoming_messages").json()
    replayed = api.post("/as2_incoming_messages/2/replay").json()
    assert replayed["replayed_from_message_id"] == 2
    assert api.get("/as2_incoming_messages").json() == [*before, replayed]
    expectation = make(api, "/expectations", name="e")["id"]
    evaluation = api.post(f"/expectations/{expectation}/trigger_evaluation").json()
    assert evaluation["expectation_id"] == expectation
    assert api.get(f"/expectation_evaluations/{evaluation['id']}").json() == evaluation


def test_usage_is_real(api):
    """Usage figures are those of the files and users that there are."""
    api.upload("dir/a.txt", b"12345")
    api.upload("b.txt", b"123")
    usage = api.get("/site/usage").json()
    assert (usage["current_storage"], usage["root_storage"], usage["high_water_user_count"]) == (8, 3, 1)
    assert usage["usage_by_top_level_dir"] == [{"dir": "dir", "size": 5, "count": 2}]
    api.delete("/files/dir/a.txt")
    (month,) = api.get("/usage_snapshots").json()
    assert (month["current_storage"], month["high_water_storage"]) == (3, 8)
    (day,) = api.get("/usage_daily_snapshots").json()
    assert (day["current_storage"], day["user_count"]) == (3, 1)


def test_site_settings(api):
    """The site's settings are kept, and each change is told in the settings' log."""
    assert api.get("/site").json()["motd_text"] is None
    assert api.patch("/site", motd_text="hello", smtp_password="p").json()["motd_text"] == "hello"
    assert api.get("/site").json()["motd_text"] == "hello"
    assert api.get("/settings_changes").json()[-1]["changes"] == ["motd_text"]


def test_attachments_are_kept_and_linked(api):
    """An attachment is never echoed; the record tells where it is, under a URL that needs no credential."""
    url = f"{api.server.url}/api/rest/v1"
    sent = {"file": ("logo.png", b"\x89PNG\x00\xff", "image/png")}
    style = api.http.patch(f"{url}/styles/dir", files=sent, data={"logo_click_href": "https://example.com"}, timeout=20)
    assert (style.status_code, style.json()["path"]) == (200, "dir")
    logo = api.get("/styles/DIR").json()["logo"]
    got = requests.get(logo["uri"], timeout=20)
    assert (logo["name"], got.content, got.headers["Content-Type"]) == ("logo.png", b"\x89PNG\x00\xff", "image/png")
    assert requests.get(logo["uri"].replace("Signature=", "Signature=x"), timeout=20).status_code == 403
    user = api.http.post(f"{url}/users", files={"avatar_file": ("me.png", b"me")}, data={"username": "u"}, timeout=20)
    assert user.status_code == 201
    assert requests.get(user.json()["avatar_url"], timeout=20).content == b"me"
    assert "avatar_file" not in user.json()
    assert api.patch(f"/users/{user.json()['id']}", avatar_delete=True).json()["avatar_url"] is None
    assert api.delete("/styles/dir").status_code == 204
    assert api.get("/styles/dir").status_code == 404


def test_secrets_are_never_shown(api):
    """What a client sends as a secret comes back in no answer, at most masked or as a digest."""
    server = make(api, "/remote_servers", name="r", aws_secret_key="s3cret-value", password="hunter-two")
    target = make(api, "/siem_http_destinations", destination_type="splunk", splunk_token="tok-123456789")
    key = make(api, "/gpg_keys", name="g", private_key="k3y-value", public_key="pub")
    answers = [api.get(f"/remote_servers/{server['id']}"), api.get(f"/siem_http_destinations/{target['id']}")]
    answers += [api.get(f"/gpg_keys/{key['id']}"), api.get("/remote_servers")]
    for secret in ("s3cret-value", "hunter-two", "tok-123456789", "k3y-value"):
        assert all(secret not in answer.text for answer in answers)
        assert secret not in str((server, target, key))
    assert target["splunk_token_masked"] == "****6789"
    assert key["private_key_md5"] == hashlib.md5(b"k3y-value").hexdigest()


def test_decimals_are_text(api):
    """Decimals travel as text, so that none is rounded on its way."""
    server = make(api, "/remote_servers", name="r")["id"]
    body = {"canary_file_path": "c", "remote_server_mount_id": 1, "remote_server_id": server, "min_free_cpu": 0.1}
    assert make(api, "/remote_mount_backends", **body)["min_free_cpu"] == "0.1"
    assert api.get("/invoices/1").json()["amount"] == "10.50"


def test_made_up_rows_are_the_same_everywhere(connect):
    """Logs that nobody can write hold the same few rows on every server, in the name of the real admin."""
    rows = []
    for _ in range(2):
        with MockServer(users={"motor": "vroom"}) as server:
            rows.append(connect(server).get("/sftp_action_logs").json())
    assert rows[0] == rows[1]
    assert {row["username"] for row in rows[0]} == {"motor"}
    assert len(rows[0]) == 3


def test_made_up_rows_survive(connect, tmp_path):
    """A made-up row that was changed or deleted stays so after a restart."""
    with MockServer(data=tmp_path) as server:
        connect(server).post("/expectation_incidents/1/acknowledge")
        assert connect(server).delete("/site_subdomain_redirects/1").status_code == 204
    with MockServer(data=tmp_path) as server:
        assert connect(server).get("/expectation_incidents/1").json()["status"] == "acknowledged"
        assert [one["id"] for one in connect(server).get("/site_subdomain_redirects").json()] == [2, 3]


def test_users_see_their_own(api, check_problem):
    """A user who is no site admin uses links and keys of their own, and sees nobody else's."""
    user = make(api, "/users", username="second", password="p")["id"]
    second = api.as_user("second", "p")
    for path in ("a", "b"):
        make(api, f"/folders/{path}")
    make(api, "/permissions", path="a", user_id=user, permission="readonly")
    theirs, ours = make(second, "/bundles", paths=["a"]), make(api, "/bundles", paths=["b"])
    assert [one["id"] for one in second.get("/bundles").json()] == [theirs["id"]]
    assert len(api.get("/bundles").json()) == 2
    for answer in (second.get(f"/bundles/{ours['id']}"), second.delete(f"/bundles/{ours['id']}")):
        assert check_problem(answer) == (404, "not-found")
    assert check_problem(second.post("/bundles", paths=["a"], user_id=ours["user_id"])) == (
        403,
        "not-authorized/cant-act-for-other-user",
    )
    for path in ("/automations", "/site", "/invoices", "/action_logs"):
        assert check_problem(second.get(path)) == (403, "not-authorized/site-admin-required")
    second.http.close()


def test_partner_sites(api, check_problem):
    """A request is approved by its key alone, and connects the partner until the connection is deleted."""
    partner = make(api, "/partners", name="p", root_folder="p")["id"]
    request = make(api, "/partner_site_requests", host_partner_id=partner, guest_site_url="https://b.example.com")
    assert request["status"] == "pending"
    assert check_problem(api.post("/partner_site_requests/approve", pairing_key="wrong"))[0] == 404
    assert api.post("/partner_site_requests/approve", pairing_key=request["pairing_key"]).status_code == 204
    assert api.get("/partner_site_requests").json()[0]["status"] == "approved"
    (connection,) = api.get(f"/partners/{partner}").json()["connections"]
    assert api.delete(f"/partner_sites/{connection['id']}").status_code == 204
    assert api.get(f"/partners/{partner}").json()["connections"] == []


def test_own_key(api, connect, check_problem):
    """The key of a call can be looked at, changed and deleted, after which it is no credential."""
    key = make(api, "/api_keys", name="k")
    own = connect(api.server, {"X-FilesAPI-Key": key["key"]})
    assert own.get("/api_key").json()["id"] == key["id"]
    assert own.patch("/api_key", name="new").json()["name"] == "new"
    assert own.delete("/api_key").status_code == 204
    assert check_problem(own.get("/api_key")) == (401, "not-authenticated/invalid-credentials")
    assert check_problem(api.get(f"/api_keys/{key['id']}")) == (404, "not-found/api-key-not-found")


def test_actions_on_users(api, check_problem):
    """Resetting the second factor and unlocking change the user; unknown users are not found."""
    user = make(api, "/users", username="second", password="p")["id"]
    assert api.post(f"/users/{user}/2fa/reset").status_code == 204
    assert api.get(f"/users/{user}").json()["active_2fa"] is False
    for action in ("unlock", "resend_welcome_email", "2fa/reset"):
        assert api.post(f"/users/{user}/{action}").status_code == 204
        assert check_problem(api.post(f"/users/99/{action}")) == (404, "not-found/user-not-found")
