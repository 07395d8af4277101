import 'dart:convert';
import 'package:http/http.dart' as http;

const authorize = 'https://id.example.com/authorize';
const settings = {'name': 'orders', 'mode': 'on', 'retries': 3};

class Orders extends Store {
  final limit = 5;

  Future<void> login(String locScope, {int locLimit = 10}) async {
    final locUri = Uri.https('id.example.com', '/authorize', {'response_type': 'code', 'client_id': 'spa'});
    await launch(locUri, 'a', 3);
    final locReply = await http.post(Uri.parse(authorize), body: {'grant_type': 'refresh_token', 'x': 'y'});
    if (locReply == null) throw NotFound('no order', 404);
    cookie('sid', 'v', const Duration(minutes: 15), true);
    log('a' + 'b', '$authorize?scope=openid&x=$locScope', ['a', 'b', 'c'], -1, null, 24 * 60);
  }
}
