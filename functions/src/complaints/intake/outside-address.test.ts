import { describe, expect, it } from 'vitest';
import { isFit, isListed, isPublicAddress } from './outside-address.ts';

const nowhere = { allowLoopback: false };
const demonstration = { allowLoopback: true };

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.0.0.5',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.170',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::1',
    '3fffffff',
    'camera.example.cn',
    '',
  ])('%s is none of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '223.5.5.5', '2400:3200::1', '2606:4700::1111'])(
    '%s is one of the public internet',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('urls', () => {
  it.each([
    'http://camera.example.cn/1.jpg',
    'ftp://camera.example.cn/1.jpg',
    'file:///etc/passwd',
    'https://user:password@camera.example.cn/1.jpg',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://127.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.1.2.3/1.jpg',
    'https://[fd00:ec2::254]/latest/meta-data/',
    // Full-width digits, which a URL parser reads as ordinary ones.
    'https://１２７.0.0.1/',
  ])('%s may not be called', (url) => {
    expect(isFit(new URL(url), nowhere)).toBe(false);
  });

  it('an encrypted address with a name may be called, and a public number', () => {
    expect(isFit(new URL('https://camera.example.cn/1.jpg'), nowhere)).toBe(true);
    expect(isFit(new URL('https://223.5.5.5:8443/1.jpg'), nowhere)).toBe(true);
  });

  it('this machine may be called where that is allowed, and still nothing else inside', () => {
    expect(isFit(new URL('http://127.0.0.1:9000/hook'), demonstration)).toBe(true);
    expect(isFit(new URL('http://localhost:9000/hook'), demonstration)).toBe(true);
    expect(isFit(new URL('http://[::1]:9000/hook'), demonstration)).toBe(true);
    expect(isFit(new URL('http://10.0.0.1/hook'), demonstration)).toBe(false);
    expect(isFit(new URL('http://camera.example.cn/'), demonstration)).toBe(false);
  });

  it.each([
    ['https://camera.example.cn/1.jpg', true],
    ['https://camera.example.cn:443/1.jpg', true],
    ['https://camera.example.cn:8443/1.jpg', false],
    ['https://store.example.cn:8443/1.jpg', true],
    ['https://store.example.cn/1.jpg', false],
    ['https://evil.camera.example.cn/1.jpg', false],
    ['https://camera.example.cn.evil.cn/1.jpg', false],
    ['https://evil.cn/camera.example.cn', false],
    ['http://127.0.0.1:9000/1.jpg', true],
  ])('%s stands on the list: %s', (url, listed) => {
    expect(isListed(new URL(url), ['camera.example.cn', 'store.example.cn:8443', '127.0.0.1'])).toBe(listed);
  });
});
