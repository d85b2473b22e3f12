import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import Taro from '@tarojs/taro';
import { type ApiFailure, offline } from './failure.ts';

/** In WeChat: wx.login vouches for whoever holds the phone. */
export const signInCode = async (): Promise<Result<string, ApiFailure>> => {
  try {
    const { code } = await Taro.login();
    return code ? ok(code) : err(offline);
  } catch {
    return err(offline);
  }
};
