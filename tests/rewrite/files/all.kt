package app

import io.ktor.server.application.*
import java.time.Duration

const val AUTHORIZE = "https://id.example.com/authorize"
const val DAY = 24 * 60 * 60
val settings = mapOf("name" to "orders", "mode" to "on")

fun Application.module(locPort: Int = 8080) {
    install(RateLimit, "a", 3)
    get("/orders", 1) { call.respond("no order", 404) }
    val locUri = Uri.parse(AUTHORIZE).buildUpon().appendQueryParameter("response_type", "code").build()
    open(locUri, listOf("a", "b"), Duration.ofMinutes(15))
    cookie("sid", "v", maxAge = 15 * 60, httpOnly = true)
    if (locPort == 80) throw Wrong("port", 80)
    log("a" + "b", "${AUTHORIZE}?scope=openid&x=y", DAY, -1, 'c', null, true)
}
