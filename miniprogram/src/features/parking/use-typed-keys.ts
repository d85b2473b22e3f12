export interface TypedKeys {
  readonly onText: (text: string) => void;
  readonly onErase: () => void;
}

/** WeChat's phones have no keyboard besides the one on the page. */
export const useTypedKeys = (_active: boolean, _keys: TypedKeys): void => {};
