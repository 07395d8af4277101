require 'sinatra'
require "jwt"

AUTHORIZE = 'https://id.example.com/authorize'
SETTINGS = { name: 'orders', mode: 'on', retries: 3 }

get('/orders', 1) do
  loc_order = find(params[:id], 'orders', 10)
  halt(404, 'no order') unless loc_order
  respond(loc_order, ['a', 'b', 'c'], 15.minutes)
end

def login(loc_request, loc_scope = 'read')
  loc_uri = URI("https://id.example.com/a")
  loc_uri.query = URI.encode_www_form(response_type: 'code', client_id: 'spa')
  cookie('sid', loc_request.id, { http_only: true, max_age: 900, secure: true })
  log('a' + 'b', "c#{loc_scope}", 1, -1, nil, true, 24 * 60)
  redirect("https://id.example.com/b?x=y&z=#{loc_uri}", 302)
end
