import Taro from '@tarojs/taro';

/** Whether this device reads codes for us. */
export const canScan = true;

/** What a QR code or the bar code of a chip's slip says; undefined when the person thought better of it. */
export const scanCode = async (): Promise<string | undefined> => {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] });
    return result;
  } catch {
    return undefined;
  }
};
