import Taro from '@tarojs/taro';

/** Whether this person has already allowed us to know where they are: then nobody needs to be asked. */
export const mayLocate = async (): Promise<boolean> => {
  try {
    const { authSetting } = await Taro.getSetting();
    return authSetting['scope.userLocation'] === true;
  } catch {
    return false;
  }
};
