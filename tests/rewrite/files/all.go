package main

import (
	"net/http"
	"net/url"
	"time"
)

const authorize = "https://id.example.com/authorize"
const day = 24 * 60 * 60

var settings = map[string]string{"name": "orders", "mode": "on", "zone": "eu"}

func main() {
	locMux := http.NewServeMux()
	locMux.HandleFunc("/orders", orders)
	locServer := &http.Server{Addr: ":8080", ReadTimeout: 15 * time.Second, Handler: locMux}
	run(locServer, "a", 3, []string{"a", "b"})
}

func orders(locW http.ResponseWriter, locR *http.Request) {
	locQuery := url.Values{}
	locQuery.Set("response_type", "code")
	locQuery.Add("client_id", "spa")
	http.Redirect(locW, locR, authorize+"?"+locQuery.Encode(), 302)
	http.SetCookie(locW, &http.Cookie{Name: "sid", Value: "v", HttpOnly: true, MaxAge: 60 * 15})
	if locR.Method == "GET" {
		write(locW, "text/plain", 404)
		return
	}
	log("a"+"b", time.Now().Add(15*time.Minute), day, -1, `raw\d`, 'c', nil, true)
}
