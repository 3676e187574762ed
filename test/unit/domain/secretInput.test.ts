import assert from 'node:assert/strict';
import { looksLikePassword } from '../../../src/domain/secretInput.ts';

describe('a text that names a password', () => {
  it('is found in both languages', () => {
    for (const secret of [
      'password: Abc123!',
      'Password is hunter22',
      'user jdoe pwd=Winter2026',
      'pass: qwertz1',
      'PIN: 48213',
      '密码是 Abc123',
      '密码：Abc12345',
      '账号 zhangsan 口令=Qwe!23',
      '密碼:secret99',
    ])
      assert(looksLikePassword(secret), secret);
  });

  it('is not a message about passwords', () => {
    for (const message of [
      '',
      'The password has expired.',
      'Your password is about to expire.',
      '密码是否正确',
      'Password expired',
      'password: expired',
      'Password: wrong',
      'password is required',
      'Wrong password or user name',
      '密码错误',
      '密码：错误',
      '密码已过期，请修改',
      '提示密码不正确',
      'Reset password page does not open',
      'spin: 3000 rpm',
      'bypass: enabled',
      'jdoe',
    ])
      assert(!looksLikePassword(message), message);
  });
});
