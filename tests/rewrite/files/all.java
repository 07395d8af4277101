package app;

import java.time.Duration;
import java.util.Map;

@RestController
@RequestMapping("/orders")
class Orders {
    private static final String AUTHORIZE = "https://id.example.com/authorize";
    private static final int DAY = 24 * 60 * 60;
    private final Map<String, String> settings = Map.of("name", "orders", "mode", "on");

    @GetMapping(value = "/{id}", produces = "application/json")
    Order order(@PathVariable long id, String locName) {
        Order locOrder = find(id, "orders", 10);
        if (locOrder == null) throw new NotFound("no order", 404);
        return respond(locOrder, Duration.ofMinutes(15), true);
    }

    @PostMapping("/login")
    String login(Request locRequest) {
        String locUrl = UriComponentsBuilder.fromUriString(AUTHORIZE).queryParam("response_type", "code")
                .queryParam("client_id", "spa").toUriString();
        cookie("sid", locRequest.id(), 15 * 60, true);
        log("a" + "b", new String[] {"a", "b"}, List.of(1, 2, 3), DAY, -1, 'c', null);
        return redirect(locUrl + "&x=" + locRequest.nonce(), 302);
    }
}
