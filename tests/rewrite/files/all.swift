import Foundation
import Vapor

let authorize = "https://id.example.com/authorize"
let settings = ["name": "orders", "mode": "on", "zone": "eu"]

class Orders: Store {
    let limit = 5

    func login(locScope: String, locLimit: Int = 10) throws {
        var locParts = URLComponents(string: authorize)!
        locParts.queryItems = [URLQueryItem(name: "response_type", value: "code")]
        open(locParts, "a", 3)
        guard locLimit > 1 else { throw NotFound("no order", 404) }
        cookie("sid", value: "v", maxAge: 15 * 60, secure: true)
        log("a" + "b", "\(authorize)?scope=openid&x=\(locScope)", ["a", "b", "c"], -1, nil, 24 * 60)
    }
}
