// Opened from the tab bar: who I am, how pages look, and whether WeChat may remind me.
import { getMe } from '@huzhou/shared/identity/routes';
import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call, useSession } from '../api/api.ts';
import { askForMessages } from '../api/messages.ts';
import { useFresh } from '../api/use-fresh.ts';
import { changePreferences, type Theme, usePreferences } from '../device/preferences.ts';
import { meTexts } from '../i18n/me.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { copyWords } from '../ui/copy-words.ts';
import { LinkRow } from '../ui/link-row.tsx';
import { Page } from '../ui/page.tsx';
import { Switch } from '../ui/switch.tsx';
import { showToast } from '../ui/toast.tsx';
import { workplacesOf } from './staff-page.ts';

const inWeChat = process.env.TARO_ENV === 'weapp';

const Who = () => {
  const session = useSession();
  const staff = session?.staff;
  const name =
    session?.staff?.name ?? (session === undefined ? meTexts.notSignedIn : inWeChat ? meTexts.weChat : meTexts.citizen);
  return (
    <Card>
      <Text className="note">{meTexts.who}</Text>
      <Text className="title">{name}</Text>
      {!inWeChat && (
        <LinkRow
          icon="swap"
          label={session === undefined ? meTexts.choose : meTexts.change}
          onPress={() => void Taro.navigateTo({ url: '/pages/sign-in' })}
        />
      )}
      {staff !== undefined &&
        workplacesOf(staff).map(({ name, page }) => (
          <LinkRow
            key={name}
            icon="shield"
            {...meTexts.workplaces[name]}
            onPress={() => void Taro.navigateTo({ url: page })}
          />
        ))}
      {session !== undefined && (
        // An administrator makes somebody staff by this number.
        <LinkRow
          icon="person"
          label={meTexts.number.label}
          note={session.personId}
          onPress={() => void copyWords(session.personId)}
        />
      )}
    </Card>
  );
};

const Messages = () => {
  const { value: me, refresh } = useFresh(() => call(getMe, {}), { everySeconds: 60 });
  const [asking, setAsking] = useState(false);
  if (me === undefined || me.templates.length === 0) return null;
  const left = me.templates.reduce((sum, { templateId }) => sum + (me.quota[templateId] ?? 0), 0);
  const ask = async (): Promise<void> => {
    setAsking(true);
    const answer = await askForMessages(me.templates.map(({ templateId }) => templateId));
    setAsking(false);
    showToast(meTexts.messages[answer]);
    await refresh();
  };
  return (
    <Card>
      <Text className="title">{meTexts.messages.label}</Text>
      <Text>{left === 0 ? meTexts.messages.none : meTexts.messages.left(left)}</Text>
      <Text className="note secondary">{meTexts.messages.why}</Text>
      <Button
        icon="bell"
        label={meTexts.messages.ask}
        busyLabel={asking ? meTexts.messages.asking : undefined}
        onPress={() => void ask()}
      />
    </Card>
  );
};

const Look = () => {
  const { elder, theme } = usePreferences();
  const themes = Object.entries(meTexts.theme.choices) as [Theme, string][];
  return (
    <Card>
      <Text className="title">{meTexts.look}</Text>
      <Switch
        label={meTexts.elder.label}
        note={meTexts.elder.note}
        on={elder}
        onChange={(on) => changePreferences({ elder: on })}
      />
      <Text className="section">{meTexts.theme.label}</Text>
      <ChoiceList
        label={meTexts.theme.label}
        look="chips"
        choices={themes.map(([value, label]) => ({ value, label }))}
        chosen={theme}
        onChoose={(chosen) => changePreferences({ theme: chosen })}
      />
    </Card>
  );
};

const Me = () => (
  <Page title={meTexts.title} tab>
    <Who />
    <Card>
      <LinkRow
        icon="parking"
        label={meTexts.parking.label}
        note={meTexts.parking.note}
        onPress={() => void Taro.navigateTo({ url: '/features/parking/pages/bookings' })}
      />
    </Card>
    <Messages />
    <Look />
    {inWeChat && (
      <Card>
        <LinkRow icon="shield" label={meTexts.privacy} onPress={() => void Taro.openPrivacyContract({})} />
      </Card>
    )}
  </Page>
);

// Taro takes a page from the default export.
export default Me;
