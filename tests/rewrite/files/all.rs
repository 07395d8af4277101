use axum::{routing::get, Router};
use std::time::Duration;

const AUTHORIZE: &str = "https://id.example.com/authorize";
const DAY: u64 = 24 * 60 * 60;

fn main() {
    let loc_app = Router::new().route("/orders", get(orders));
    let loc_url = Url::parse_with_params(AUTHORIZE, &[("response_type", "code"), ("client_id", "spa")]);
    serve(loc_app, "a", 3, vec!["a", "b", "c"]);
    let loc_cookie = Cookie { name: "sid", secure: true, age: 900 };
    set(loc_cookie, Duration::from_secs(900), DAY);
    if loc_url.is_err() {
        fail("no order", 404);
    }
    log("a", format!("{}?scope=openid&x={}", AUTHORIZE, loc_url), -1, None, true, 'c', r"\d");
}
