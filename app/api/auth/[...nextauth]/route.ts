import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/lib/people/auth-options';
import { overTls } from '@/lib/people/session-token';

// scripts/serve.mjs has settled host and protocol before next-auth builds addresses from them.
process.env.AUTH_TRUST_HOST ??= '1';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions(await overTls()));
}

export { handler as GET, handler as POST };
