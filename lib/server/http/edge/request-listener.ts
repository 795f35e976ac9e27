/** Knows requests and responses, and nothing of posts or users: memory first, then the guard, then Next. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Settings } from '@/lib/env';
import { dropPreviewCookies, dropQuery } from '@/lib/server/http/next/bare-address';
import { developmentPolicy, noncePolicy } from '@/lib/server/http/answers/content-security-policy';
import { sendPage } from '@/lib/server/http/answers/finished-page';
import { raiseContentVersion, type Change } from '@/lib/server/http/content-version';
import { allowOrigin } from './cross-origin';
import { limitBodyTime } from './body-time';
import { bodyTooLarge, namesTwoHosts, refusalOf, setTrustedHeaders } from './guard';
import { answerHealth } from './health';
import { notUnderstood, tooSlow, type Refusal } from '@/lib/server/http/answers/refusal';
import { isForPrograms } from '@/lib/server/http/api-path';
import { isPlainForm, isScriptedForm } from '@/lib/server/http/answers/returned-form';
import { mayShare } from '@/lib/server/http/next/cacheability';
import { bodyLimit } from '@/lib/server/http/request-limits';
import { leadToPlace } from './lead-to-place';
import { Metrics } from './metrics';
import { countMissing } from './missing-paths';
import { FilledPages } from '@/lib/server/http/pages/filled-pages';
import { PageCache } from '@/lib/server/http/pages/page-cache';
import { isFormerQuery } from '@/lib/server/http/former-addresses';
import { whereaboutsOf, type Whereabouts } from '@/lib/server/http/known-addresses';
import { isPageFor, keyOf } from '@/lib/server/http/pages/page-key';
import { NotFoundPage } from '@/lib/server/http/pages/not-found-page';
import { withNotedStatus } from '@/lib/server/http/next/noted-status';
import { collect, discard, passOn, type Policies } from '@/lib/server/http/next/pass-on';
import { missingForPrograms } from '@/lib/server/http/answers/missing-for-programs';
import {
  apologise,
  isFromElsewhere,
  refuse,
  refuseForm,
  returnForm,
} from '@/lib/server/http/answers/plain-answers';
import { ProxyDoubts } from './proxy-doubts';
import { Renders, type NextHandler } from '@/lib/server/http/next/renders';
import { watchBody } from './request-body';
import { pathOfUrl } from '@/lib/server/http/path-of-url';
import { observe, type Observation } from './request-log';
import { mayKeepStart, textOf } from './text-of-request';
import { securityHeaders } from '@/lib/server/http/answers/response-headers';
import { hydrationOf, type ScriptName } from '@/lib/server/http/next/without-framework';
import { HydrationScripts } from '@/lib/server/http/pages/hydration-scripts';
import { OwnScriptFiles } from '@/lib/server/http/pages/own-script-files';
import { PageMaker } from '@/lib/server/http/pages/page-maker';
import { SharedPages } from '@/lib/server/http/pages/shared-pages';
import { siteAddress } from '@/lib/server/http/site-address';

type Options = {
  next: NextHandler;
  settings: Settings;
  logger: Logger;
  isReady: () => Promise<boolean>;
  /** Whether a path leads to a page that is the same for everybody, whoever asks. */
  isReaders: (path: string) => boolean;
  /** Scripts of our own, which pages name. */
  ownScripts?: { url: string; text: string }[];
  development?: boolean;
};

export function createRequestListener(options: Options): {
  listener: (request: IncomingMessage, response: ServerResponse) => void;
  dropPages: (change?: Change) => void;
} {
  const { settings, logger, development = false } = options;
  const site = siteAddress(settings);
  const security = securityHeaders(site.protocol === 'https', settings.HSTS_INCLUDE_SUBDOMAINS);
  const doubts = new ProxyDoubts(site, logger);
  const memory = settings.PAGE_CACHE_MB * 1024 * 1024;
  const cache = new PageCache((memory / 8) * 7);
  const metrics = new Metrics(cache);
  const renders = new Renders(options.next);
  const files = new OwnScriptFiles();
  for (const script of options.ownScripts ?? []) void files.add(script, security);
  const scripts = new HydrationScripts(memory / 8, security);
  const maker = new PageMaker(scripts, security);
  const shared = new SharedPages({ cache, renders, maker, scripts, site, isReaders: options.isReaders });
  const filled = new FilledPages({
    ...{ renders, site, security, maker },
    ...(development && { developmentPolicy: developmentPolicy() }),
  });
  const notFound = new NotFoundPage(renders, site, maker);
  const gone = new NotFoundPage(renders, site, maker, '/not-found/gone');
  const logHits = logger.isLevelEnabled('debug');
  const health = { isReady: options.isReady, metrics, security };

  function listener(request: IncomingMessage, response: ServerResponse): void {
    if (settings.API_ORIGINS.length > 0) allowOrigin(request, response, settings.API_ORIGINS);
    if (answerFromMemory(request, response) || answerHealth(request, response, health)) return;
    const { url = '' } = request;
    const observation = observe(request, response, { logger, metrics });
    doubts.tell(request);
    limitBodyTime(request, () => refuse(request, response, tooSlow, security));
    const refusal = refusalOf(request, site);
    if (refusal) {
      observation.note('refused');
      if (refusal.isMisdirected) doubts.tellHost(request);
      if (refusal.status === 403 && isPlainForm(request)) return showText(request, response, refusal);
      if (refusal.status === 413 && mayKeepStart(request)) return keepStart(request, response, refusal);
      return refuse(request, response, refusal, security);
    }
    setTrustedHeaders(request, site, development);
    dropPreviewCookies(request);
    const isFilled = filled.isFor(request);
    if (!development && !isFilled) dropQuery(request);
    const page = development ? developmentPolicy() : noncePolicy();
    // Next reads the nonce here.
    if (!development) request.headers['content-security-policy'] = page;
    const policies = {
      security,
      page,
      notFound: (where?: Whereabouts) =>
        isForPrograms(request.url) ? missingForPrograms(security) : absentPage(request, where),
    };
    const wanted = hydrationOf(request.url ?? '');
    if (wanted) return answerScript(request, response, wanted, observation);
    leadToPlace({ request, response, url, security }, () => {
      if (isFilled || mayShare(request)) answerShared(request, response, policies, observation);
      else answerAlone(request, response, policies);
    });
  }

  async function absentPage(request: IncomingMessage, where?: Whereabouts) {
    const isGone = (where ?? (await whereaboutsOf(pathOfUrl(request.url)))) === 'gone';
    return (isGone ? gone : notFound).get();
  }

  function showText(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    const body = watchBody(request, {
      limit: bodyLimit(request.url),
      keep: true,
      onTooLarge: () => refuse(request, response, bodyTooLarge(request.url), security),
    });
    request.resume();
    // What another site may have made is neither shown nor kept.
    const text = isFromElsewhere(request) ? undefined : textOf(request, body);
    void Promise.all([body(), text?.written]).then(([bytes]) =>
      refuseForm(request, response, refusal, bytes, text?.withCookie(security) ?? security),
    );
  }

  /** Too large for the site, but what was sent is somebody's text: its start is kept before it is refused. */
  function keepStart(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    const body = watchBody(request, { limit: bodyLimit(request.url), keep: true, onTooLarge: () => {} });
    request.resume();
    const text = textOf(request, body);
    void Promise.resolve(text?.written).then(() =>
      refuse(request, response, refusal, text?.withCookie(security) ?? security),
    );
  }

  /** The short way of nearly all requests: one look-up, nothing computed, nothing awaited. */
  function answerFromMemory(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.headers.host !== site.host || !mayShare(request) || namesTwoHosts(request)) return false;
    const url = request.url ?? '';
    if (isFormerQuery(url)) return false;
    const isFilled = filled.isFor(request);
    const file = files.answer(request, response);
    if (file !== null) metrics.count('hit', response.statusCode, file);
    if (file !== null) return true;
    const page = isFilled ? filled.fresh(request) : cache.fresh(keyOf(url));
    if (!page || (!isFilled && !isPageFor(page, url))) return false;
    const bytes = sendPage(request, response, page, 'hit');
    if (page.status === 404) countMissing(keyOf(url));
    metrics.count('hit', response.statusCode, bytes);
    if (logHits)
      logger.debug(
        { method: request.method, path: url, status: response.statusCode, cache: 'hit' },
        'request',
      );
    return true;
  }

  function answerScript(
    request: IncomingMessage,
    response: ServerResponse,
    wanted: ScriptName,
    observation: Observation,
  ): void {
    const changed: Refusal = { status: 410, message: 'That page has changed.' };
    shared
      .scriptOf(wanted)
      .then((script) => {
        if (!script) return refuse(request, response, changed, security);
        observation.note('hit');
        if (!response.destroyed) sendPage(request, response, script, 'hit');
      })
      .catch((error: unknown) => failed(request, response, error));
  }

  function answerShared(
    request: IncomingMessage,
    response: ServerResponse,
    policies: Policies,
    observation: Observation,
  ): void {
    (filled.isFor(request) ? filled : shared).answer({
      request,
      response,
      policies,
      path: keyOf(request.url ?? ''),
      answered: observation.note,
      pass: () => answerAlone(request, response, policies),
      fail: (error) => failed(request, response, error),
    });
  }

  function answerAlone(request: IncomingMessage, response: ServerResponse, policies: Policies): void {
    const keepsForm = isPlainForm(request);
    const body = watchBody(request, {
      limit: bodyLimit(request.url),
      keep: keepsForm || isScriptedForm(request),
      onTooLarge: () => refuse(request, response, bodyTooLarge(request.url), security),
    });
    const text = textOf(request, body);
    let isSaved = false;
    const answerWithForm = (status: number, acting: boolean) =>
      void body().then((bytes) =>
        returnForm(
          request,
          response,
          { status, body: bytes, acting },
          text?.withCookie(security) ?? security,
        ),
      );
    renders
      .run(request, (head, render, next) => {
        if (response.headersSent || response.destroyed) return discard;
        isSaved = render.saved === true;
        const noted = withNotedStatus(head, render);
        const answer = text && !isSaved ? { ...noted, headers: text.withCookie(noted.headers) } : noted;
        if (head.status >= 500) {
          if (keepsForm) return collect(() => answerWithForm(answer.status, render.acting), response);
          if (isScriptedForm(request) && !render.acting)
            return collect(() => refuse(request, response, notUnderstood, security), response);
        }
        return passOn(answer, policies, next, response);
      })
      .catch((error: unknown) => {
        if (keepsForm && !response.headersSent) {
          logger.error(error, 'form not processed');
          answerWithForm(500, true);
        } else failed(request, response, error);
      })
      .finally(() => void (isSaved && text?.forget()));
  }

  function failed(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    // A browser that went away in the middle is no error of ours.
    if (request.destroyed && response.destroyed) return;
    logger.error(error, 'page not rendered');
    apologise(request, response, security);
  }

  return { listener, dropPages: raiseContentVersion };
}
