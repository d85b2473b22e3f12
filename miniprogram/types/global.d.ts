/// <reference types="@tarojs/taro" />
declare module '*.scss';

/** Scheme and host of the API, set when the client is built; empty where page and API share an origin. */
declare const API_ORIGIN: string;
