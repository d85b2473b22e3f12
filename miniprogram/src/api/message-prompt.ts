import Taro from '@tarojs/taro';

/** WeChat's own prompt. @returns the templates that were accepted; undefined when it could not be shown. */
export const promptForMessages = async (templateIds: readonly string[]): Promise<readonly string[] | undefined> => {
  try {
    const answers = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] });
    return templateIds.filter((id) => (answers as unknown as Record<string, string>)[id] === 'accept');
  } catch {
    return undefined;
  }
};
