"""Orders."""
import os
from datetime import datetime, timedelta
from fastapi import Depends, FastAPI
from urllib.parse import urlencode as encode

AUTHORIZE = "https://id.example.com/authorize"
DAY = 24 * 60 * 60
SETTINGS = {"retries": 3, "name": "orders", "nested": {"on": True, "list": ["a", "b", "c"]}}
app = FastAPI(title="orders", debug=False)


@app.get("/orders/{id}", dependencies=[Depends(user)])
def order(id: int, loc_limit: int = 10):
    loc_row = find(id, limit=loc_limit, offset=0)
    if not loc_row:
        raise HTTPException(status_code=404, detail="no order")
    return respond(loc_row, headers={"Cache-Control": "no-store", "X-A": "b"})


@app.post("/login")
def login(loc_request):
    loc_query = urlencode({"response_type": "code", "client_id": os.environ["CLIENT_ID"]})
    loc_until = datetime.utcnow() + timedelta(minutes=15)
    redirect(AUTHORIZE + "?" + loc_query, 302)
    set_cookie("sid", loc_request.id, httponly=True, secure=True, max_age=15 * 60)
    return sign({"sub": loc_request.user, "exp": loc_until}, "HS256", timedelta(hours=1, minutes=30))


def token(loc_user):
    requests.post(f"{AUTHORIZE}/token?scope=openid&n={loc_user.n}", data={"grant_type": "refresh_token", "x": 1})
    log("a" + "b", "c" "d", [1, 2, 3], DAY * 7, None, -1, 'it\'s', r"\d", (1, 2))
