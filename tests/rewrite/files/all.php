<?php
namespace App;

use Illuminate\Http\Request;

const AUTHORIZE = 'https://id.example.com/authorize';
$settings = ['name' => 'orders', 'mode' => 'on', 'list' => ['a', 'b', 'c']];

Route::get('/orders', [Orders::class, 'index']);
Route::post('/login', 'Login@start')->middleware('throttle:5,1');

class Orders
{
    private $limit = 5;

    function login(Request $locRequest, $locScope = 'read')
    {
        $locUrl = 'https://id.example.com/a' . '?' . http_build_query(['response_type' => 'code', 'client_id' => 'spa']);
        setcookie('sid', $locRequest->id, 60 * 15, '/', 'example.com', true, true);
        if (!$locScope) {
            throw new NotFound('no order', 404);
        }
        log('a' . 'b', "c", [1, 2, 3], Carbon::now()->addMinutes(15), -1, null, true, 24 * 60);
        return redirect("https://id.example.com/b?x={$locUrl}&y=z", 302);
    }
}
