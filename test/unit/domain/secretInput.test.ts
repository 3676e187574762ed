import assert from 'node:assert/strict';
import { findSecret, looksLikePassword } from '../../../src/domain/secretInput.ts';

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
      'password: W',
      'userPassword=abc',
      'Password (new): Abc',
      'password -> Winter',
      'password Winter2026',
      '密码Abc12345',
      '新密码为 Abc@1',
      '密码：Ａｂｃ１２３',
      'Password:\nWinter2026',
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
      '密码：忘记了',
      '密码是8位',
      '密码是否在 3 天内过期',
      'password:',
      '密码：',
      'password: ******',
      'password: must be changed at the next sign-in',
      'Enter your password:\nSign-in failed',
      'wrong password AADSTS50126',
      'password 0x8007052e',
      'password error1326',
      'password is 90 days old',
      '密码已过期，请修改',
      '提示密码不正确',
      'Reset password page does not open',
      'spin: 3000 rpm',
      'bypass: enabled',
      'jdoe',
    ])
      assert(!looksLikePassword(message), message);
  });

  it('is held back from its first letter on, and let go when it turns out to be another word', () => {
    const letterByLetter = (text: string): string[] =>
      Array.from(text, (_, index) => findSecret(text.slice(0, index + 1))).filter(
        (finding, index, all) => finding !== all[index - 1],
      );
    assert.deepEqual(letterByLetter('my password: Winter2026'), ['none', 'begun', 'secret']);
    assert.deepEqual(letterByLetter('password: expired since Monday'), ['none', 'begun', 'none']);
    assert.deepEqual(letterByLetter('password is hunter2'), ['none', 'begun', 'none', 'begun', 'secret']);
    assert.deepEqual(letterByLetter('password is about to expire'), ['none', 'begun', 'none', 'begun', 'none']);
    assert.deepEqual(letterByLetter('密码：Qwe!23'), ['none', 'secret']);
    assert.deepEqual(letterByLetter('密码重置'), ['none']);
    assert.deepEqual(letterByLetter('密码：错误'), ['none']);
  });

  it('never takes the beginning of a password for harmless', () => {
    const typed = [
      ['password: ', 'Winter2026'],
      ['pwd=', 'wrong-Horse'],
      ['password is ', 'hunter22'],
      ['口令=', 'na1'],
      ['密码是 ', 'Abc123'],
      ['password ', 'Winter2026'],
    ];
    for (const [before = '', password = ''] of typed)
      for (let length = 1; length <= password.length; length += 1)
        assert.notEqual(findSecret(before + password.slice(0, length)), 'none', before + password.slice(0, length));
  });

  it('is found in a long text at once', () => {
    const before = performance.now();
    assert.equal(findSecret(`${'password '.repeat(20_000)}${'a'.repeat(200_000)}${'密码 '.repeat(20_000)}`), 'none');
    assert.ok(performance.now() - before < 500);
  });
});
