using System;
using Microsoft.AspNetCore.Mvc;

namespace App;

[ApiController]
[Route("orders")]
public class Orders : ControllerBase
{
    private const string Authorize = "https://id.example.com/authorize";
    private const int Day = 24 * 60 * 60;

    [HttpGet("{id}", Name = "order")]
    public IActionResult Order(int id, string locName)
    {
        var locOrder = Find(id, "orders", 10);
        if (locOrder == null) throw new NotFound("no order", 404);
        return Respond(locOrder, TimeSpan.FromMinutes(15), new { a = 1, b = "c" });
    }

    public IActionResult Login(Request locRequest)
    {
        var locUrl = QueryHelpers.AddQueryString(Authorize, "response_type", "code");
        Append("sid", "v", new CookieOptions { HttpOnly = true, Secure = true, MaxAge = TimeSpan.FromHours(1) });
        Log("a" + "b", $"{Authorize}?scope=openid&x={locRequest.Nonce}", new[] { "a", "b" }, Day, -1, 'c', null);
        return Redirect(locUrl, 302);
    }
}
