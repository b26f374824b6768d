import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/embed.css';
import './views/styles/read.css';
import './views/styles/claims.css';
import './views/styles/embed-step.css';
import { startStepFrame } from './views/embeds/start-step.svelte';

void startStepFrame();
